package io.mlops.s3;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.Delete;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** The open connection to a bucket; every failure leaves it as a typed error. Thread-safe. */
final class Bucket implements AutoCloseable {
    private static final int NOT_FOUND = 404;
    /** S3 deletes as many keys in one request. */
    private static final int DELETED_AT_ONCE = 1000;

    private final String name;
    private final String location;
    private final S3Client client;
    private final S3Presigner presigner;
    private volatile boolean isClosed;

    Bucket(String name, String prefix, S3Client client, S3Presigner presigner) {
        this.name = name;
        this.location = prefix.isEmpty() ? "s3://" + name : "s3://" + name + "/" + prefix;
        this.client = client;
        this.presigner = presigner;
    }

    String name() {
        return name;
    }

    String location() {
        return location;
    }

    S3Presigner presigner() {
        requireOpen();
        return presigner;
    }

    void requireOpen() {
        if (isClosed) {
            throw new IllegalStateException("the store " + location + " is closed; open it again");
        }
    }

    /** Makes a request. */
    <T> T ask(String what, Function<S3Client, T> request) {
        requireOpen();
        try {
            return request.apply(client);
        } catch (SdkException e) {
            throw Failures.of(what, location, e);
        }
    }

    /** Makes a request; empty where the key does not exist. */
    <T> Optional<T> askFor(String what, Function<S3Client, T> request) {
        requireOpen();
        try {
            return Optional.of(request.apply(client));
        } catch (SdkException e) {
            if (e instanceof S3Exception answer && answer.statusCode() == NOT_FOUND) {
                return Optional.empty();
            }
            throw Failures.of(what, location, e);
        }
    }

    /** Makes a request whose refusals the caller understands. */
    <T> T askConditionally(String what, Function<S3Client, T> request) throws S3Exception {
        requireOpen();
        try {
            return request.apply(client);
        } catch (S3Exception e) {
            throw e;
        } catch (SdkException e) {
            throw Failures.of(what, location, e);
        }
    }

    /** Hands over the objects below a prefix in the order of their keys, page by page. */
    void list(String prefix, Consumer<S3Object> consumer) {
        list(ListObjectsV2Request.builder().prefix(prefix), object -> {
            consumer.accept(object);
            return true;
        });
    }

    /** Hands over objects in the order of their keys, page by page, for as long as the visitor wants more. */
    void list(ListObjectsV2Request.Builder request, Predicate<S3Object> visitor) {
        request.bucket(name);
        ListObjectsV2Response page;
        do {
            ListObjectsV2Request next = request.build();
            page = ask("list", s3 -> s3.listObjectsV2(next));
            for (S3Object object : page.contents()) {
                if (!visitor.test(object)) {
                    return;
                }
            }
            request.continuationToken(page.nextContinuationToken());
        } while (Boolean.TRUE.equals(page.isTruncated()));
    }

    /** Deletes all objects below a prefix. */
    void deleteAll(String prefix) {
        List<String> batch = new ArrayList<>();
        list(prefix, object -> {
            batch.add(object.key());
            if (batch.size() == DELETED_AT_ONCE) {
                delete(batch);
                batch.clear();
            }
        });
        delete(batch);
    }

    /** Deletes objects; those that are gone already are no error. */
    void delete(List<String> keys) {
        if (keys.isEmpty()) {
            return;
        }
        List<ObjectIdentifier> objects = keys.stream()
                .map(key -> ObjectIdentifier.builder().key(key).build())
                .toList();
        ask(
                "delete from",
                s3 -> s3.deleteObjects(request -> request.bucket(name)
                        .delete(Delete.builder().objects(objects).quiet(true).build())));
    }

    @Override
    public void close() {
        if (!isClosed) {
            isClosed = true;
            client.close();
            presigner.close();
        }
    }
}
