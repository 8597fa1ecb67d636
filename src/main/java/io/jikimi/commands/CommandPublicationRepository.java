package io.jikimi.commands;

import org.springframework.data.jpa.repository.JpaRepository;

interface CommandPublicationRepository extends JpaRepository<CommandPublication, Long> {}
