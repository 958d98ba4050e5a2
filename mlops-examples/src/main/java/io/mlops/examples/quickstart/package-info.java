/** The example of the README: its lines stand there word for word, and a test runs them. */
@NullMarked
package io.mlops.examples.quickstart;

import org.jspecify.annotations.NullMarked;
