package io.mlops.cli.drift;

import io.mlops.core.drift.preset.DriftPresets;
import io.mlops.drift.DriftPreset;
import java.util.Locale;

/** The presets by the names that the command line takes. */
enum Preset {
    STANDARD,
    EVIDENTLY,
    NANNYML,
    ALIBI,
    DEEQU,
    TFDV;

    DriftPreset tests() {
        return switch (this) {
            case STANDARD -> DriftPresets.standard();
            case EVIDENTLY -> DriftPresets.evidently();
            case NANNYML -> DriftPresets.nannyml();
            case ALIBI -> DriftPresets.alibi();
            case DEEQU -> DriftPresets.deequ();
            case TFDV -> DriftPresets.tfdv();
        };
    }

    /** Returns the name in lower case, as the help shows it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
