package io.jikimi.cases;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What cases may hold.
 *
 * @param evidenceSize how large a file may be that is kept as evidence; it lies in the database
 * @param evidenceFiles how many files one case may have; 0 for none
 */
@ConfigurationProperties("bot.cases")
record CaseProperties(
        @DefaultValue("8MB") DataSize evidenceSize,
        @DefaultValue("5") @Min(0) @Max(10) int evidenceFiles) {}
