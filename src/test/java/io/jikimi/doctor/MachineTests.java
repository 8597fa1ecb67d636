package io.jikimi.doctor;

import static io.jikimi.doctor.Bytes.GIB;
import static io.jikimi.doctor.Bytes.MIB;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/** What is asked of the machine: disk, memory, open files. */
class MachineTests {

    @TempDir private Path root;

    @ParameterizedTest
    @CsvSource({"1024, OK", "1023, WARNING", "100, WARNING", "99, FAILED", "0, FAILED"})
    void measuresTheRoomOnTheDisk(long mebibytes, Status status) {
        var disk = new DiskExamination(root, true, _ -> mebibytes * MIB);

        assertThat(Findings.of(disk).areWorded().statusOf("disk")).isEqualTo(status);
    }

    @Test
    void looksAtTheDiskOfAFolderThatIsYetToBeMade() {
        var found = Findings.of(new DiskExamination(root.resolve("data/deep"), true)).areWorded();

        assertThat(found.named("disk").what()).contains(root.toString()).doesNotContain("deep");
    }

    @Test
    void warnsWhereTheDiskCannotBeTold() {
        var disk =
                new DiskExamination(
                        root,
                        true,
                        _ -> {
                            throw new IOException("gone");
                        });

        assertThat(Findings.of(disk).areWorded().statusOf("disk")).isEqualTo(Status.WARNING);
    }

    @ParameterizedTest
    @CsvSource({"true, FAILED", "false, OK"})
    void mustBeAbleToWriteWhereTheDataIs(boolean holdsData, Status status) throws IOException {
        write("taken", "by a file");
        var disk = new DiskExamination(root.resolve("taken/data"), holdsData, _ -> 5 * GIB);

        assertThat(Findings.of(disk).areWorded().statusOf("disk")).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({
        "256, 512, OK, all is well",
        "300, 512, OK, all is well",
        "313, 512, WARNING, -Xmx312m",
        "2000, 1024, WARNING, -Xmx824m",
        "100, 256, WARNING, Give it 264 MiB"
    })
    void comparesTheHeapWithTheMemory(long heap, long limit, Status status, String remedy) {
        var memory = new MemoryExamination(OptionalLong.of(limit * MIB), heap * MIB);

        var found = Findings.of(memory).areWorded().named("memory");

        assertThat(found.status()).isEqualTo(status);
        assertThat(found.remedy() == null ? "all is well" : found.remedy()).contains(remedy);
    }

    @Test
    void isContentWhereNoLimitIsTold() {
        var memory = new MemoryExamination(new MemoryLimit(root).bytes(), 5 * GIB);

        assertThat(Findings.of(memory).areWorded().amiss()).isEmpty();
    }

    @Test
    void knowsTheMemoryOfTheMachine() throws IOException {
        write("proc/meminfo", "MemTotal:        2048000 kB\nMemFree:  5 kB\n");
        write("proc/self/cgroup", "0::/\n");
        write("sys/fs/cgroup/memory.max", "max\n");

        assertThat(new MemoryLimit(root).bytes()).hasValue(2_048_000L * 1_024);
    }

    @Test
    void knowsTheLimitOfItsGroupAndOfThoseAround() throws IOException {
        write("proc/meminfo", "MemTotal:        2048000 kB\n");
        write("proc/self/cgroup", "0::/system.slice/jikimi.service\n");
        write("sys/fs/cgroup/system.slice/jikimi.service/memory.max", "536870912\n");
        write("sys/fs/cgroup/system.slice/memory.max", "268435456\n");

        assertThat(new MemoryLimit(root).bytes()).hasValue(268_435_456);
    }

    @Test
    void knowsControlGroupsOfTheFirstVersion() throws IOException {
        write("proc/self/cgroup", "5:cpu,cpuacct:/\n4:memory:/docker/abc\n0::/\n");
        write("sys/fs/cgroup/memory/memory.limit_in_bytes", "134217728\n");
        write("sys/fs/cgroup/memory/docker/abc/memory.limit_in_bytes", "9223372036854771712\n");

        assertThat(new MemoryLimit(root).bytes()).hasValue(134_217_728);
    }

    @ParameterizedTest
    @CsvSource({
        "1024, 0, OK",
        "1023, 0, WARNING",
        "4095, 15, OK",
        "4095, 16, WARNING",
        "4096, 16, OK"
    })
    void countsTheFilesThatMayBeOpen(long limit, int shards, Status status) {
        var files = new OpenFilesExamination(limit, shards);

        assertThat(Findings.of(files).areWorded().statusOf("open-files")).isEqualTo(status);
    }

    @Test
    void isContentWhereFilesAreNotLimited() {
        var files = new OpenFilesExamination(Long.MAX_VALUE, 100);

        assertThat(Findings.of(files).areWorded().amiss()).isEmpty();
        assertThat(OpenFilesExamination.ofThisProcess()).isPositive();
    }

    private void write(String file, String text) throws IOException {
        var path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }
}
