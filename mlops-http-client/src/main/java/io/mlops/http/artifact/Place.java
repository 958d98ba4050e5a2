package io.mlops.http.artifact;

/**
 * Where a file or a directory lies.
 *
 * @param root whose
 * @param path below it, as the server has it; empty for the root itself
 */
record Place(FileRoot root, String path) {}
