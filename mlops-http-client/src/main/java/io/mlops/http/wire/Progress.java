package io.mlops.http.wire;

import okhttp3.Call;
import okhttp3.EventListener;

/** Tells whether any part of a request has left: before that, nothing can have happened on the server. Written by the thread of the call. */
final class Progress extends EventListener {
    private volatile boolean isSent;

    boolean isSent() {
        return isSent;
    }

    @Override
    public void requestHeadersStart(Call call) {
        isSent = true;
    }
}
