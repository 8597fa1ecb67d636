package io.jikimi.times;

import io.jikimi.stored.Stored;
import io.jikimi.stored.Stored.OnErase;
import io.jikimi.stored.Stored.Person;
import io.jikimi.stored.Stored.Whose;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

import java.time.ZoneId;

/** The time zone somebody has chosen. */
@Stored(
        as = "person-zone",
        whose = Whose.PERSON,
        people = @Person(field = "userId", erased = OnErase.ROW_GOES))
@Entity
class PersonZone {

    @Id private long userId;
    private String zone = "";

    PersonZone() {}

    PersonZone(long userId, ZoneId zone) {
        this.userId = userId;
        this.zone = zone.getId();
    }

    ZoneId zone() {
        return ZoneId.of(zone);
    }
}
