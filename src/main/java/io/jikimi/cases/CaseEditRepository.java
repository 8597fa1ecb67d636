package io.jikimi.cases;

import org.springframework.data.jpa.repository.JpaRepository;

import java.util.List;

interface CaseEditRepository extends JpaRepository<CaseEdit, Long> {

    List<CaseEdit> findByGuildIdAndCaseNumberOrderById(long guildId, long caseNumber);

    void deleteByGuildIdAndCaseNumber(long guildId, long caseNumber);
}
