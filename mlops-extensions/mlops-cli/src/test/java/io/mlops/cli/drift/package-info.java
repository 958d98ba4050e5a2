@NullMarked
package io.mlops.cli.drift;

import org.jspecify.annotations.NullMarked;
