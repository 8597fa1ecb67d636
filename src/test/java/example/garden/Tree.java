package example.garden;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** Says nothing of the person in it. */
@Entity
public class Tree {

    @Id private long id;
    private long userId;

    long planter() {
        return userId + id;
    }
}
