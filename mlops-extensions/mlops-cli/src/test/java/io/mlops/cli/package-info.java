@NullMarked
package io.mlops.cli;

import org.jspecify.annotations.NullMarked;
