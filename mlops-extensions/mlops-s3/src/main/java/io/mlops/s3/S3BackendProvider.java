package io.mlops.s3;

import io.mlops.spi.Backend;
import io.mlops.spi.BackendContext;
import io.mlops.spi.BackendProvider;
import java.util.Map;
import java.util.Set;

/** Opens {@code s3://bucket/prefix}. Stateless. */
public final class S3BackendProvider implements BackendProvider {
    /** Called by the service loader. */
    public S3BackendProvider() {}

    @Override
    public Set<String> prefixes() {
        return Set.of("s3:");
    }

    /**
     * Opens a bucket with the credentials of the AWS SDK's standard chain.
     *
     * @param location {@code s3://bucket/prefix}, then {@code ?endpoint=…&region=…&path-style=true} as needed
     * @param options {@code endpoint}, {@code region} and {@code path-style}; one that the location names too wins over it
     * @param context not needed
     */
    @Override
    public Backend open(String location, Map<String, String> options, BackendContext context) {
        return S3Location.parse(location, options).builder().open();
    }
}
