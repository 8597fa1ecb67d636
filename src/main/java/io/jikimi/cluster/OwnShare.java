package io.jikimi.cluster;

import io.jikimi.cluster.ClusterReport.OneInstance;
import io.jikimi.cluster.ClusterReport.OneShard;
import io.jikimi.lifecycle.MachineTime;
import io.jikimi.lifecycle.Release;

import org.springframework.stereotype.Component;

import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What this instance knows of itself, without asking anybody. */
@Component
class OwnShare {

    private final Instance instance;
    private final Release release;
    private final Loads loads;
    private final HeldLeases leases;
    private final LeaseLoop loop;
    private final Clock clock;

    OwnShare(
            Instance instance,
            Release release,
            Loads loads,
            HeldLeases leases,
            LeaseLoop loop,
            @MachineTime Clock clock) {
        this.instance = instance;
        this.release = release;
        this.loads = loads;
        this.leases = leases;
        this.loop = loop;
        this.clock = clock;
    }

    String id() {
        return instance.id();
    }

    /** Whether there may be others, so that the database knows more. */
    boolean isOneOfMany() {
        return leases.areShared();
    }

    /** Whether it has nothing to do, because others hold every shard. */
    boolean isNone() {
        return isOneOfMany()
                && leases.held() == 0
                && loop.view().filter(OwnShare::isFull).isPresent();
    }

    private static boolean isFull(View view) {
        return view.acting().filter(acting -> view.free(acting.id()) == 0).isPresent();
    }

    ClusterReport report() {
        return new ClusterReport(false, id(), splits(), List.of(self()), shards(), List.of());
    }

    /** As the last beat showed them. */
    List<Generation> splits() {
        return loop.view().map(View::generations).orElse(List.of());
    }

    List<OneShard> shards() {
        return leases.holdings().stream()
                .map(this::shard)
                .sorted(Comparator.comparingLong(OneShard::split).thenComparingInt(OneShard::id))
                .toList();
    }

    private OneShard shard(HeldLeases.Holding held) {
        var shard = held.lease().shard();
        return new OneShard(
                shard.generation(),
                shard.id(),
                id(),
                false,
                held.lease().epoch(),
                clock.instant().minus(held.time()),
                null,
                null);
    }

    private OneInstance self() {
        var peer = peer();
        return new OneInstance(
                id(),
                release.name(),
                instance.startedAt(),
                null,
                true,
                peer.filter(Peer::leaving).isPresent(),
                peer.map(Peer::range).orElse(null),
                loads.shards(),
                loads.guilds());
    }

    private Optional<Peer> peer() {
        return loop.view().stream()
                .flatMap(view -> view.peers().stream())
                .filter(peer -> peer.id().equals(id()))
                .findFirst();
    }
}
