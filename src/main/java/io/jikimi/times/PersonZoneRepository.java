package io.jikimi.times;

import org.springframework.data.jpa.repository.JpaRepository;

interface PersonZoneRepository extends JpaRepository<PersonZone, Long> {}
