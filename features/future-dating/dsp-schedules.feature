@srv-5.1
Feature: Readings that the DSP asks for again and again
  A user has the DSP read a meter every day, week, month or year. Each run is admitted as the world is then, its Command is the DSP's own, and
  the answer goes to the user with the number of the schedule.

  Background:
    Given it is 2026-11-22T09:00:00Z

  @esme @correct @srv-4.6.1
  Scenario: a daily reading comes every day
    Given an ESME in London
    And the supplier has a daily schedule of its import readings from 2026-11-23
    When it becomes 2026-11-26T09:00:00Z
    Then the supplier has received 4 answers by its schedule

  @gsme @srv-14.1
  Scenario: a gas transporter, whom the meter does not know
    Given a GSME in London
    And the gas transporter has a daily schedule of network data from 2026-11-23
    When it becomes 2026-11-23T09:00:00Z
    Then the gas transporter has received 1 answer by its schedule

  @esme @srv-5.2
  Scenario: what was scheduled is read back
    Given an ESME in London
    And the supplier has a daily schedule of its import readings from 2026-11-23
    When the supplier reads its schedules for the device by 5.2
    Then the answer lists its schedule

  @esme @srv-5.3
  Scenario: a schedule that was deleted runs no more
    Given an ESME in London
    And the supplier has a daily schedule of its import readings from 2026-11-23
    And the supplier has deleted its schedule by 5.3
    When it becomes 2026-11-24T09:00:00Z
    Then the supplier has received 0 answers by its schedule

  @esme @srv-5.2
  Scenario: nobody reads another's schedule
    Given an ESME in London
    And the supplier has a daily schedule of its import readings from 2026-11-23
    When another supplier reads that schedule by 5.2
    Then the request is refused with E050201

  @esme
  Scenario: another's meter is not read
    Given an ESME in London
    When another supplier schedules its import readings from 2026-11-23
    Then the request is refused with E4

  @gsme
  Scenario: a reading that its role may not ask for
    Given a GSME in London
    When the supplier schedules load limit data from 2026-11-23
    Then the request is refused with E050112

  @esme
  Scenario: a run without an answer is told as E31 after a day
    Given an ESME in London
    And the supplier has a daily schedule of its import readings from 2026-11-23
    And the device cannot be reached
    When it becomes 2026-11-24T00:01:00Z
    Then the supplier is told E31 of a run of its schedule

  @esme @srv-6.23
  Scenario: the schedules of the losing supplier end with the change of supplier
    Given an ESME in London
    And the supplier has a daily schedule of its import readings from 2026-11-23
    And another supplier takes the supply over on 2026-11-22
    When another supplier takes the meter over by 6.23
    Then the supplier receives DCC Alert N17
    And no schedule of the supplier for the device is left

  @esme
  Scenario: a supplier that is not registered any more loses its schedule at the next run
    Given an ESME in London
    And another supplier takes the supply over on 2026-11-24
    And the supplier has a daily schedule of its import readings from 2026-11-23
    When it becomes 2026-11-25T09:00:00Z
    Then the supplier receives DCC Alert N17
    And the supplier has received 1 answer by its schedule
