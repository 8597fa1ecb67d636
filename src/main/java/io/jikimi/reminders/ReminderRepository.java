package io.jikimi.reminders;

import io.jikimi.reminders.Reminder.State;

import org.springframework.data.jpa.repository.JpaRepository;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

interface ReminderRepository extends JpaRepository<Reminder, Long> {

    Optional<Reminder> findByEventKey(String eventKey);

    Optional<Reminder> findByIdAndUserId(long id, long userId);

    List<Reminder> findByUserIdAndStateInOrderByDueAtAscIdAsc(
            long userId, Collection<State> states);

    long countByUserIdAndStateIn(long userId, Collection<State> states);
}
