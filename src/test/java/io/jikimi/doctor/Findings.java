package io.jikimi.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/** What was found, as tests ask after it. */
record Findings(List<Finding> all) {

    static Findings of(Examination examination) {
        return new Findings(examination.findings());
    }

    /** Whatever is amiss comes with a remedy, and nothing else does; one sentence or more each. */
    Findings areWorded() {
        assertThat(all).isNotEmpty();
        assertThat(all).extracting(Finding::name).doesNotHaveDuplicates();
        assertThat(all)
                .allSatisfy(
                        each -> {
                            assertThat(each.what()).endsWith(".");
                            assertThat(each.remedy() == null).isEqualTo(each.status() == Status.OK);
                            assertThat(String.valueOf(each.remedy())).matches("null|.*\\.");
                        });
        return this;
    }

    Findings neverSay(String secret) {
        assertThat(all.toString()).doesNotContain(secret);
        return this;
    }

    Finding named(String name) {
        return all.stream().filter(each -> each.name().equals(name)).findFirst().orElseThrow();
    }

    Status statusOf(String name) {
        return named(name).status();
    }

    /** The names of what is not as it should be. */
    List<String> amiss() {
        return all.stream().filter(each -> each.status() != Status.OK).map(Finding::name).toList();
    }
}
