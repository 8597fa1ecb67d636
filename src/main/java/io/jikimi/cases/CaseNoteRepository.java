package io.jikimi.cases;

import org.springframework.data.jpa.repository.JpaRepository;

import java.util.List;

interface CaseNoteRepository extends JpaRepository<CaseNote, Long> {

    List<CaseNote> findByGuildIdAndCaseNumberOrderById(long guildId, long caseNumber);

    void deleteByGuildIdAndCaseNumber(long guildId, long caseNumber);
}
