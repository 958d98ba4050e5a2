/** A storage backend for artifacts on Amazon S3 and the object stores that speak its API. */
// The digit belongs to the name of the store and is no version.
@SuppressWarnings("module")
module io.mlops.s3 {
    requires transitive io.mlops.api;
    requires transitive org.jspecify;
    requires software.amazon.awssdk.auth;
    requires software.amazon.awssdk.awscore;
    requires software.amazon.awssdk.core;
    requires software.amazon.awssdk.http;
    requires software.amazon.awssdk.http.urlconnection;
    requires software.amazon.awssdk.identity.spi;
    requires software.amazon.awssdk.regions;
    requires software.amazon.awssdk.services.s3;

    exports io.mlops.s3;

    provides io.mlops.spi.BackendProvider with
            io.mlops.s3.S3BackendProvider;
}
