/**
 * The program {@code mlops}: its commands, how it fails, and with which exit code.
 *
 * <p><b>Rules.</b>
 * <ul>
 *   <li>One class for each command, in a package for its area; {@code Commands} lists them, one line each.
 *   <li>Results go to {@code getOut()} of the command line, errors and progress to {@code getErr()}: never to {@link
 *       java.lang.System#out}, so that tests run a command in their own JVM and scripts can pipe results.
 *   <li>A command never ends the JVM: it returns its exit code or throws.
 * </ul>
 *
 * <p><b>Decisions.</b>
 * <ul>
 *   <li>Each command has its own table of exit codes, as scripts need: {@code drift} says 1 for drift and 3 for any failure,
 *       {@code audit verify} 2 for an altered log. Its annotation declares the table ({@code exitCodeList} for the help, {@code
 *       exitCodeOnInvalidInput} and {@code exitCodeOnExecutionException} for what cannot be returned); without one, a wrong
 *       command line is 64 and a failure 70, never picocli's own 2 and 1.
 *   <li>An error is one line that names the command; where in the program it arose is of use to few, by {@code --stacktrace}.
 *   <li>One jar with all libraries in it, as a command line is copied to machines that have a JDK and nothing else; on the
 *       module path it runs as well.
 * </ul>
 */
@NullMarked
package io.mlops.cli;

import org.jspecify.annotations.NullMarked;
