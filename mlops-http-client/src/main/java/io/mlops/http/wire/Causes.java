package io.mlops.http.wire;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;

/** Says in a few words why a request had no answer; the text of the cause may quote what was sent. Stateless. */
final class Causes {
    private Causes() {}

    static String of(IOException cause) {
        if (cause instanceof UnknownHostException) {
            return "the host name is not known";
        }
        if (cause instanceof ConnectException) {
            return "nobody accepts connections there";
        }
        if (cause instanceof SSLException) {
            return "TLS failed (" + cause.getClass().getSimpleName()
                    + "); check the certificate and MLFLOW_TRACKING_SERVER_CERT_PATH";
        }
        return cause instanceof InterruptedIOException
                ? "it took too long"
                : "the connection broke (" + cause.getClass().getSimpleName() + ")";
    }
}
