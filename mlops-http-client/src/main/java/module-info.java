/** A storage backend that speaks MLflow's REST API. */
module io.mlops.http {
    requires transitive io.mlops.api;
    requires com.fasterxml.jackson.core;
    requires com.fasterxml.jackson.databind;
    requires com.fasterxml.jackson.dataformat.yaml;
    requires kotlin.stdlib;
    requires okhttp3;
    requires okio;
    requires org.slf4j;

    exports io.mlops.http;

    provides io.mlops.spi.BackendProvider with
            io.mlops.http.MlflowHttpProvider;
}
