package io.jikimi.discord;

import io.jikimi.cluster.Lease;
import io.jikimi.cluster.Shard;
import io.jikimi.cluster.ShardLeases;

import java.time.Duration;
import java.util.List;

/** Leases that are as a test says. */
final class MadeUpLeases implements ShardLeases {

    private Standing standing = Standing.ACTING;
    private boolean asked;

    synchronized void stand(Standing next) {
        standing = next;
        notifyAll();
    }

    synchronized boolean isAsked() {
        return asked;
    }

    @Override
    public synchronized Standing standing(Shard shard) {
        return standing;
    }

    @Override
    public synchronized Standing await(Shard shard, Duration atMost) throws InterruptedException {
        asked = true;
        while (standing == Standing.SUSPENDED) {
            wait();
        }
        return standing;
    }

    @Override
    public boolean holds(int shardId) {
        return true;
    }

    @Override
    public long epoch(Shard shard) {
        return 7;
    }

    @Override
    public long epoch(int shardId) {
        return 7;
    }

    @Override
    public boolean areShared() {
        return true;
    }

    @Override
    public List<Lease> serving() {
        return List.of();
    }

    @Override
    public int held() {
        return 1;
    }
}
