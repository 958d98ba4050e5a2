package io.mlops.core.tracking;

import com.fasterxml.uuid.Generators;
import java.util.UUID;

/** New ids of 32 hexadecimal digits: version 7 UUIDs, so that later ones sort behind earlier ones and an index grows at its end. */
final class NewIds {
    private NewIds() {}

    static String hex() {
        UUID id = Generators.timeBasedEpochGenerator().generate();
        return id.toString().replace("-", "");
    }
}
