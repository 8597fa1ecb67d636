package io.jikimi.cluster;

import java.util.Collection;

/** Is told of each shard that comes or goes. */
interface Moves {

    void offered();

    void handedOver();

    void claimed(int shards);

    void lost();

    /** What is held after a beat. */
    void holds(Collection<Lease> leases);
}
