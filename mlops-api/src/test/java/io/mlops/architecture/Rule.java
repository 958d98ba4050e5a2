package io.mlops.architecture;

import java.util.List;

/** One rule about the main code of a module. */
interface Rule {
    /** Returns one readable line per violation; empty where the rule holds. */
    List<String> violations(MainCode code);
}
