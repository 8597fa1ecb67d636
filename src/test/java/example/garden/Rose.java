package example.garden;

import io.jikimi.stored.Stored;
import io.jikimi.stored.Stored.Kept;
import io.jikimi.stored.Stored.OnErase;
import io.jikimi.stored.Stored.Person;
import io.jikimi.stored.Stored.Whose;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

import java.time.Instant;

/** States all that there is to state. */
@Stored(
        as = "settings-import",
        whose = Whose.GUILD,
        kept = @Kept(after = "wiltsAt"),
        guild = "guildId",
        people = @Person(field = "plantedBy", erased = OnErase.ROW_GOES),
        naming = "card")
@Entity
public class Rose {

    @Id private long id;
    private long guildId;
    private long plantedBy;
    private String card = "";
    private Instant wiltsAt = Instant.EPOCH;

    String all() {
        return id + card + guildId + plantedBy + wiltsAt;
    }
}
