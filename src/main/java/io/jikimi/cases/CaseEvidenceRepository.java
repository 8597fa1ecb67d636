package io.jikimi.cases;

import org.springframework.data.jpa.repository.JpaRepository;

import java.util.List;

interface CaseEvidenceRepository extends JpaRepository<CaseEvidence, Long> {

    List<CaseEvidence> findByGuildIdAndCaseNumberOrderById(long guildId, long caseNumber);

    long countByGuildIdAndCaseNumberAndPart(long guildId, long caseNumber, int part);

    void deleteByGuildIdAndCaseNumber(long guildId, long caseNumber);
}
