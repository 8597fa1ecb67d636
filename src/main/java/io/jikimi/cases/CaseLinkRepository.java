package io.jikimi.cases;

import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

import java.util.List;

interface CaseLinkRepository extends JpaRepository<CaseLink, Long> {

    @Query(
            "select one from CaseLink one where one.guildId = :guildId"
                    + " and (one.caseNumber = :number or one.otherNumber = :number)"
                    + " order by one.id")
    List<CaseLink> of(long guildId, long number);
}
