/** Stops the build with one clear sentence when no JDK of the needed version was found. */
class RequireJdk {
    public static void main(String[] args) {
        if (Runtime.version().feature() < Integer.parseInt(args[0])) {
            System.err.println(
                    "Jikimi is built with JDK "
                            + args[0]
                            + " and none was found on this machine: install one (Temurin "
                            + args[0]
                            + ", for example) or point JAVA_HOME at it, then run the same command again.");
            System.exit(1);
        }
    }
}
