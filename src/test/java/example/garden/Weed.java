package example.garden;

import io.jikimi.stored.Stored;
import io.jikimi.stored.Stored.Whose;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** States half of what it holds, in words that nobody has written. */
@Stored(as = "weeds", whose = Whose.NOBODY)
@Entity
public class Weed {

    @Id private long id;
    private long guildId;
    private long sownBy;

    long all() {
        return id + guildId + sownBy;
    }
}
