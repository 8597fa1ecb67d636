package io.jikimi;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

import jakarta.persistence.Entity;

import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.entities.Guild;
import net.dv8tion.jda.api.entities.Member;
import net.dv8tion.jda.api.events.GenericEvent;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.repository.Repository;
import org.springframework.modulith.core.ApplicationModules;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

class ArchitectureTests {

    private static final JavaClasses JIKIMI =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages("io.jikimi");

    @Test
    void arrowsBetweenRoomsPointDownOnly() {
        ApplicationModules.of(JikimiApplication.class).verify();
    }

    @Test
    void thePictureOfTheHouseIsTrue() throws IOException {
        var page = Files.readString(Path.of("docs/architecture.md"));

        assertThat(page).contains(HousePicture.of(ApplicationModules.of(JikimiApplication.class)));
    }

    @Test
    void liveDiscordObjectsStayAtTheDoors() {
        noClasses()
                .that()
                .resideOutsideOfPackages("io.jikimi.discord..", "io.jikimi.commands..")
                .and()
                .haveSimpleNameNotEndingWith("Listener")
                .should()
                .dependOnClassesThat()
                .areAssignableTo(JDA.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Guild.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Member.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(GenericEvent.class)
                .because("a room deals in ids and plain values, so that it runs in a test")
                .check(JIKIMI);
    }

    @Test
    void storageIsARoomsOwnAffair() {
        classes()
                .that()
                .areAssignableTo(Repository.class)
                .or()
                .areAnnotatedWith(Entity.class)
                .should()
                .bePackagePrivate()
                .because("other rooms ask the service")
                .check(JIKIMI);
    }

    @Test
    void nothingIsInjectedIntoFields() {
        noFields()
                .should()
                .beAnnotatedWith(Autowired.class)
                .because("a constructor shows what a class needs")
                .check(JIKIMI);
    }

    @Test
    void nothingStaticChanges() {
        fields().that()
                .areStatic()
                .should()
                .beFinal()
                .because("two tests, or two shards, would share it")
                .check(JIKIMI);
    }
}
