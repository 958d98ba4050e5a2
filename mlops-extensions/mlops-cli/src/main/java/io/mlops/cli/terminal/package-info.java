/**
 * What a person at a terminal sees while a command works.
 *
 * <p>Rules: all of it goes to standard error, and where there is no terminal, nothing is written at all: logs and pipes hold
 * no bars and no cursor movements.
 */
@NullMarked
package io.mlops.cli.terminal;

import org.jspecify.annotations.NullMarked;
