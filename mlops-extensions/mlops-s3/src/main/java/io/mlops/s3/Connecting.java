package io.mlops.s3;

import io.mlops.error.InvalidInputException;
import java.net.URI;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.model.HeadBucketRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** Makes the clients of a bucket from settings. Immutable. */
record Connecting(
        String bucket,
        String prefix,
        @Nullable URI endpoint,
        @Nullable String region,
        boolean isPathStyle,
        @Nullable Supplier<S3Credentials> credentials,
        Duration timeout) {

    Bucket open() {
        Region place = place();
        AwsCredentialsProvider signing = signing();
        S3Client client = client(place, signing);
        Bucket opened = new Bucket(bucket, prefix, client, presigner(place, signing));
        boolean isThere = false;
        try {
            find(client, opened);
            isThere = true;
            return opened;
        } finally {
            if (!isThere) {
                opened.close();
            }
        }
    }

    private void find(S3Client client, Bucket opened) {
        try {
            client.headBucket(HeadBucketRequest.builder()
                    .bucket(bucket)
                    .overrideConfiguration(override -> override.apiCallTimeout(timeout))
                    .build());
        } catch (SdkException e) {
            if (e instanceof S3Exception answer && answer.statusCode() == 404) {
                throw new InvalidInputException("bucket", "must exist", bucket, "create it, or name another");
            }
            if (e instanceof S3Exception answer && answer.statusCode() == 301) {
                throw new InvalidInputException(
                        "region", "must be that of the bucket " + bucket, place().id(), "name the bucket's region");
            }
            throw Failures.of("open", opened.location(), e);
        }
    }

    private Region place() {
        if (region != null) {
            return Region.of(region);
        }
        if (endpoint != null) {
            return Region.US_EAST_1;
        }
        try {
            return DefaultAwsRegionProviderChain.builder().build().getRegion();
        } catch (SdkException e) {
            throw new InvalidInputException(
                    "region", "must be known", "", "set AWS_REGION, or give it as ?region=… or to S3Backend.builder");
        }
    }

    private AwsCredentialsProvider signing() {
        Supplier<S3Credentials> given = credentials;
        return given == null ? DefaultCredentialsProvider.builder().build() : () -> converted(given.get());
    }

    private static AwsCredentials converted(S3Credentials credentials) {
        return credentials
                .sessionToken()
                .<AwsCredentials>map(token ->
                        AwsSessionCredentials.create(credentials.accessKeyId(), credentials.secretAccessKey(), token))
                .orElseGet(() -> AwsBasicCredentials.create(credentials.accessKeyId(), credentials.secretAccessKey()));
    }

    private S3Client client(Region place, AwsCredentialsProvider signing) {
        var builder = S3Client.builder()
                .region(place)
                .credentialsProvider(signing)
                .forcePathStyle(isPathStyle)
                // Checksums of our own go with each write; those that the SDK adds by itself some other stores do not
                // know.
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(timeout)
                        .socketTimeout(timeout));
        if (endpoint != null) {
            builder.endpointOverride(endpoint);
        }
        return builder.build();
    }

    private S3Presigner presigner(Region place, AwsCredentialsProvider signing) {
        S3Presigner.Builder builder = S3Presigner.builder()
                .region(place)
                .credentialsProvider(signing)
                .serviceConfiguration(S3Configuration.builder()
                        .pathStyleAccessEnabled(isPathStyle)
                        .build());
        if (endpoint != null) {
            builder.endpointOverride(endpoint);
        }
        return builder.build();
    }
}
