package io.mlops.s3;

import java.util.Objects;
import java.util.Optional;

/**
 * What requests are signed with. Immutable; its text shows no secret.
 *
 * @param accessKeyId names the key
 * @param secretAccessKey the secret
 * @param sessionToken of temporary credentials; empty for lasting ones
 */
public record S3Credentials(String accessKeyId, String secretAccessKey, Optional<String> sessionToken) {
    /** Refuses nulls. */
    public S3Credentials {
        Objects.requireNonNull(accessKeyId, "accessKeyId");
        Objects.requireNonNull(secretAccessKey, "secretAccessKey");
        Objects.requireNonNull(sessionToken, "sessionToken");
    }

    /** Returns a text without any part of the credentials. */
    @Override
    public String toString() {
        return "S3Credentials[***]";
    }
}
