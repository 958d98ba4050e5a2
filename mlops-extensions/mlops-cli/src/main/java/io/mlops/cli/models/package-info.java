/** {@code mlops models}: what is registered, and where its aliases point. */
@NullMarked
package io.mlops.cli.models;

import org.jspecify.annotations.NullMarked;
