package io.jikimi.cluster;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What this instance carries at this moment. */
@Component
class Loads {

    private final ObjectProvider<Workload> workloads;

    Loads(ObjectProvider<Workload> workloads) {
        this.workloads = workloads;
    }

    LeaseTable.Load now() {
        return new LeaseTable.Load(shards(), guilds(), false);
    }

    int shards() {
        return workloads.stream().mapToInt(Workload::shards).sum();
    }

    int guilds() {
        return workloads.stream().mapToInt(Workload::guilds).sum();
    }
}
