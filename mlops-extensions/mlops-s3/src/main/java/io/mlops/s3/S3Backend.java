package io.mlops.s3;

import io.mlops.error.InvalidInputException;
import io.mlops.error.UnsupportedCapabilityException;
import io.mlops.spi.ArtifactStore;
import io.mlops.spi.Backend;
import io.mlops.spi.Capability;
import io.mlops.spi.MetricStore;
import io.mlops.spi.RecordStore;
import io.mlops.spi.RegistryStore;
import io.mlops.spi.RunStore;
import io.mlops.spi.StoreDefect;
import io.mlops.spi.commit.Commit;
import io.mlops.spi.commit.CommitResult;
import java.net.URI;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A backend for artifacts alone, on Amazon S3 or a store that speaks its API; runs, registry and records come from another backend.
 *
 * <pre>{@code
 * Backend files = S3Backend.builder("models").endpoint(URI.create("http://minio:9000")).pathStyle(true).open();
 * Mlops mlops = MlopsSdk.builder().backend("jdbc:postgresql://db/mlops").artifacts(files).open();
 * }</pre>
 *
 * <p>Thread-safe. Its threads, at most eight named {@code mlops-s3}, live while a listing is read and end within seconds.
 */
public final class S3Backend implements Backend {
    private final Bucket bucket;
    private final S3ArtifactStore artifacts;

    private S3Backend(Bucket bucket, KeyLayout keys, int partBytes) {
        this.bucket = bucket;
        this.artifacts = new S3ArtifactStore(bucket, keys, partBytes);
    }

    /**
     * Returns a builder; all but the bucket has a default.
     *
     * @param bucket an existing bucket
     */
    public static Builder builder(String bucket) {
        return new Builder(bucket);
    }

    @Override
    public String location() {
        return bucket.location();
    }

    @Override
    public Set<Capability> capabilities() {
        return EnumSet.of(
                Capability.ARTIFACTS,
                Capability.ARTIFACT_DIGESTS,
                Capability.ARTIFACT_LINKS,
                Capability.STABLE_PAGING,
                Capability.PURGE);
    }

    @Override
    public Optional<RunStore> runs() {
        return Optional.empty();
    }

    @Override
    public Optional<MetricStore> metrics() {
        return Optional.empty();
    }

    @Override
    public Optional<RegistryStore> registry() {
        return Optional.empty();
    }

    @Override
    public Optional<ArtifactStore> artifacts() {
        return Optional.of(artifacts);
    }

    @Override
    public Optional<RecordStore> records() {
        return Optional.empty();
    }

    /**
     * Refuses whatever there is to commit: an object store keeps none of it.
     *
     * @throws UnsupportedCapabilityException unless the commit is empty
     */
    @Override
    public CommitResult commit(Commit commit) {
        bucket.requireOpen();
        if (commit.expectations().isEmpty()
                && commit.writes().isEmpty()
                && commit.leaves().isEmpty()) {
            return new CommitResult(List.of());
        }
        throw new UnsupportedCapabilityException(
                location()
                        + " keeps artifacts alone; give runs and registry a backend of their own with MlopsSdk.builder().backend(...)");
    }

    /** Reads every artifact whole and compares its digest. */
    @Override
    public List<StoreDefect> verify() {
        return artifacts.verify();
    }

    @Override
    public void close() {
        bucket.close();
        artifacts.close();
    }

    /** Settings of a bucket. Not thread-safe. */
    public static final class Builder {
        private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");
        private static final Pattern PREFIX = Pattern.compile("[\\w!.*'()-]+(/[\\w!.*'()-]+)*");
        private static final int MAX_PREFIX = 200;
        private static final int MIN_PART_BYTES = 5 << 20;
        private static final int MAX_PART_BYTES = 256 << 20;

        private final String bucket;
        private String prefix = "";
        private @Nullable URI endpoint;
        private @Nullable String region;
        private boolean isPathStyle;
        private @Nullable Supplier<S3Credentials> credentials;
        private Duration timeout = Duration.ofSeconds(30);
        private int partBytes = 8 << 20;

        private Builder(String bucket) {
            if (!BUCKET.matcher(bucket).matches()) {
                throw new InvalidInputException(
                        "bucket",
                        "must have 3 to 63 lower-case letters, digits, dots and hyphens",
                        bucket,
                        "give s3://bucket/prefix");
            }
            this.bucket = bucket;
        }

        /**
         * Puts everything below a prefix; the whole bucket unless given.
         *
         * @param prefix up to {@value #MAX_PREFIX} letters, digits and {@code _ ! . * ' ( ) -}, in segments parted by slashes; empty for none
         * @throws InvalidInputException if it is not
         */
        public Builder prefix(String prefix) {
            boolean isDotted = List.of(prefix.split("/", -1)).stream().anyMatch(s -> s.equals(".") || s.equals(".."));
            if (!prefix.isEmpty()
                    && (isDotted
                            || prefix.length() > MAX_PREFIX
                            || !PREFIX.matcher(prefix).matches())) {
                throw new InvalidInputException(
                        "prefix",
                        "must have up to " + MAX_PREFIX
                                + " letters, digits, and _ ! . * ' ( ) -, in segments parted by single slashes, none of them . or ..",
                        prefix,
                        "such as mlops/production");
            }
            this.prefix = prefix;
            return this;
        }

        /**
         * Names the server; Amazon's for the region unless given.
         *
         * @param endpoint an http or https URI with a host and nothing behind it
         * @throws InvalidInputException if it is not
         */
        public Builder endpoint(URI endpoint) {
            boolean isServer =
                    ("http".equalsIgnoreCase(endpoint.getScheme()) || "https".equalsIgnoreCase(endpoint.getScheme()))
                            && endpoint.getHost() != null
                            && endpoint.getRawUserInfo() == null
                            && endpoint.getRawQuery() == null;
            if (!isServer) {
                throw new InvalidInputException(
                        "endpoint",
                        "must be an http or https URI with a host and without credentials",
                        endpoint.getScheme() + "://***",
                        "such as http://127.0.0.1:9000");
            }
            this.endpoint = endpoint;
            return this;
        }

        /**
         * Names the region; that of the AWS SDK's standard chain (AWS_REGION, the profile) unless given, and {@code us-east-1} where an endpoint is given.
         *
         * @param region such as {@code eu-central-1}
         */
        public Builder region(String region) {
            this.region = Objects.requireNonNull(region, "region");
            return this;
        }

        /**
         * Says whether the bucket stands in the path of requests rather than in the host's name, as most stores besides Amazon's want; false unless given.
         *
         * @param isPathStyle whether it does
         */
        public Builder pathStyle(boolean isPathStyle) {
            this.isPathStyle = isPathStyle;
            return this;
        }

        /**
         * Gives credentials; those of the AWS SDK's standard chain (environment, profile, container, instance) unless given.
         *
         * @param credentials asked for each request, so that they can change; must not block
         */
        public Builder credentials(Supplier<S3Credentials> credentials) {
            this.credentials = Objects.requireNonNull(credentials, "credentials");
            return this;
        }

        /**
         * Limits how long the store may be silent; 30 seconds unless given. A request is tried three times.
         *
         * @param timeout more than zero
         * @throws InvalidInputException if it is not
         */
        public Builder timeout(Duration timeout) {
            if (timeout.isZero() || timeout.isNegative()) {
                throw new InvalidInputException("timeout", "must be more than zero", timeout.toString(), "");
            }
            this.timeout = timeout;
            return this;
        }

        /**
         * Sets how much of a large file is sent, and held in memory, at a time; 8 MiB unless given, doubled each 2,000 parts as S3 allows 10,000.
         *
         * @param partBytes 5 MiB to 256 MiB
         * @throws InvalidInputException if it is not
         */
        public Builder partBytes(int partBytes) {
            if (partBytes < MIN_PART_BYTES || partBytes > MAX_PART_BYTES) {
                throw new InvalidInputException(
                        "partBytes",
                        "must be from " + MIN_PART_BYTES + " to " + MAX_PART_BYTES,
                        Integer.toString(partBytes),
                        "");
            }
            this.partBytes = partBytes;
            return this;
        }

        /**
         * Connects, and asks for the bucket.
         *
         * @throws InvalidInputException if the bucket does not exist, or no region is known
         * @throws io.mlops.error.BackendUnavailableException if the store cannot be reached
         * @throws io.mlops.error.BackendException if it refuses
         */
        public Backend open() {
            Connecting connecting = new Connecting(bucket, prefix, endpoint, region, isPathStyle, credentials, timeout);
            Bucket opened = connecting.open();
            return new S3Backend(opened, new KeyLayout(prefix), partBytes);
        }
    }
}
