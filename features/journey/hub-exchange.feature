Feature: A hub is exchanged for another
  A fitter takes the hub away and connects another in its place. Its devices know the keys of the old one: they are on no
  network until the new hub has its log, which the DCC keeps as the old one last told it.

  Rule: Devices are out of reach until the new hub knows them

    @esme @srv-6.2.7
    Scenario: a meter whose hub is gone answers nobody
      Given an ESME in London whose network operator slot holds the right operator
      And its hub has been exchanged for a new one
      When the supplier sends 6.2.7
      Then the request is accepted
      And the supplier is told E21 in the end

    @esme @srv-8.12.1
    Scenario: the new hub is given the log of the old one, and the meter answers again
      Given an ESME in London whose network operator slot holds the right operator
      And the supplier has read the device log of its hub
      And its hub has been exchanged for a new one
      And the device log of its hub has been restored on the new one
      When the supplier sends 6.2.7
      Then the device names its MPAN in its answer
      And the inventory has itself on its new hub

    @esme @srv-8.12.1
    Scenario: of a hub that never told its log nothing can be restored
      Given an ESME in London whose network operator slot holds the right operator
      And its hub has been exchanged for a new one
      When the supplier sends 8.12.1 to its new hub with
        | OldCHFID | its hub |
      Then the request is refused with E12
      And the inventory has itself on its hub

    @chf @srv-8.9
    Scenario: the new hub names the devices that it has taken over
      Given an ESME in London whose network operator slot holds the right operator
      And the supplier has read the device log of its hub
      And its hub has been exchanged for a new one
      And the device log of its hub has been restored on the new one
      When the supplier sends 8.9 to its new hub
      Then the device names itself in its answer

    @gsme @srv-8.12.1
    Scenario: the gas meter comes along
      Given a GSME in London
      And the supplier has read the device log of its hub
      And its hub has been exchanged for a new one
      And the device log of its hub has been restored on the new one
      When the supplier sends 6.2.7
      Then the device names its MPRN in its answer
      And the inventory has itself on its new hub

  Rule: The new Gas Proxy Function has the gas meter when its own log is restored

    @gpf @srv-8.12.2
    Scenario: it is joined with the gas meter, and commissioned
      Given a GSME in London
      And its gas meter has been parted from its GPF and joined with it again
      And the supplier has read the device log of its hub
      And its hub has been exchanged for a new one
      And the device log of its hub has been restored on the new one
      When the supplier has the device log of its GPF restored on the new one
      Then the inventory has its new GPF as Commissioned

    @gpf @srv-8.12.2
    Scenario: without the log of the hub the gas meter does not answer it
      Given a GSME in London
      And its gas meter has been parted from its GPF and joined with it again
      And its hub has been exchanged for a new one
      When the supplier has the device log of its GPF restored on the new one
      Then the device answers GCS59 with
        | joinResponseCode | noCBKEResponse (13) |
      And the inventory has its new GPF as InstalledNotCommissioned

    @gsme @srv-8.9
    Scenario: the gas meter has the new proxy in its log, in place of the old one
      Given a GSME in London
      And its gas meter has been parted from its GPF and joined with it again
      And its hub has been exchanged for a new one, and its device logs restored
      When the supplier sends 8.9
      Then the device answers CS07 with
        | deviceID | its new GPF |

  Rule: A home's supply is that of the hub which it has now

    @esme
    Scenario: a power outage of a home whose hub was exchanged
      Given an ESME in London whose network operator slot holds the right operator
      And its gas meter has been parted from its GPF and joined with it again
      And its hub has been exchanged for a new one, and its device logs restored
      And the power of the home has failed
      When the supplier sends 8.9 to its new hub
      Then the network operator receives DCC Alert AD1
      And the supplier is told E20 in the end

  Rule: The hub that was taken away goes back

    @chf @srv-8.14.4
    Scenario: it is told of, and is out of use
      Given an ESME in London whose network operator slot holds the right operator
      And its hub has been exchanged for a new one
      When the supplier sends 8.14.4 with
        | DeviceID             | its hub            |
        | CHFNoFaultReturnType | Lost or Stolen Hub |
      Then the request is accepted
      And the inventory has its hub as Decommissioned
      And the inventory has its new hub as Commissioned

    @chf @srv-8.14.2 @srv-8.9
    Scenario: a new hub that finds no WAN cannot be reached
      Given an ESME in London whose network operator slot holds the right operator
      And its hub has been exchanged for a new one
      And its new hub has found no WAN
      When the supplier sends 8.9 to its new hub
      Then the request is accepted
      And the supplier is told E20 in the end
