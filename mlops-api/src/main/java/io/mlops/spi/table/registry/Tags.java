package io.mlops.spi.table.registry;

import io.mlops.spi.commit.TagWrite;
import java.util.HashMap;
import java.util.Map;

/** Tags and their changes. */
public final class Tags {
    private Tags() {}

    /** Returns tags as they are after a change; equal to the old ones where it changes nothing. */
    public static Map<String, String> after(Map<String, String> old, TagWrite write) {
        Map<String, String> tags = new HashMap<>(old);
        write.value().ifPresentOrElse(value -> tags.put(write.key(), value), () -> tags.remove(write.key()));
        return tags;
    }
}
