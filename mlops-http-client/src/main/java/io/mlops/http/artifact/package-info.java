/**
 * Files over the server's artifact proxy, or by addresses that the server signs. Not exported.
 *
 * <p>Rules: files that the server itself serves ({@code mlflow-artifacts:} on the same host) are moved over it; those of a run in a store behind it, by addresses that the
 * server signs, without credentials of ours, which go nowhere else. A server that signs none refuses, and the message says what to do. Paths are checked before a URL is built,
 * also those that the server gives: OkHttp takes {@code ..} as a command, and so does its encoded form.
 *
 * <p>Decisions:
 * <ul>
 *   <li>The server decodes percent signs as often as it can and refuses {@code #}, so {@code %}, {@code #} and {@code ~} in names are written as {@code ~25},
 *       {@code ~23} and {@code ~7e}; other names are on the server what they are here.
 *   <li>Content is sent in chunks as it is read once: a source has no length, and a chunked body that breaks off is no body. Signed addresses take no chunks, so that content
 *       is read there once before, for its length.
 *   <li>The local store of a server replaces files in place. A file that was replaced while it was read has another {@code ETag} afterwards, and reading it fails.
 *   <li>An owner that is no run of the server has its files below {@code mlops/<owner>} of the artifact root.
 * </ul>
 */
@NullMarked
package io.mlops.http.artifact;

import org.jspecify.annotations.NullMarked;
