package io.mlops.postgres;

/** A process that starts a server and ends without its shutdown hooks, as one that is killed. Prints the server's port. */
final class HaltedProcess {
    private HaltedProcess() {}

    public static void main(String[] arguments) {
        System.out.println("port " + TestServer.shared().port());
        System.out.flush();
        Runtime.getRuntime().halt(0);
    }
}
