Feature: What settings let the check accept
  By default every tolerance is off. What is switched on stays an exception that the decision records.

  Rule: NOC-4 A setting has requests of network operators checked

    @srv-6.15.1 @esme @NOC-4 @case-16
    Scenario: a network operator renews its own credentials, and that is checked
      Given a DCC whose check looks at requests of network operators too
      And an ESME in North West England whose network operator slot holds the right operator
      And Electricity North West holds its own certificates
      When that network operator updates the network operator slot
      Then the request is accepted
      And the check accepted the request by NOC-10

    @srv-6.15.1 @esme @NOC-4 @wrong-network @case-63
    Scenario: a network operator that leaves puts the DCC's certificates back, and that is checked
      Given a DCC whose check looks at requests of network operators too
      And an ESME in North West England whose network operator slot holds the right operator
      And Electricity North West holds the certificates of the Access Control Broker
      When that network operator updates the network operator slot
      Then the request is refused because the certificate is not a network operator's
      And the check refused the request by NOC-13
      And the device never hears of it

  Rule: NOC-12 A setting for each reason accepts what cannot be known

    @srv-6.21 @handover @esme @NOC-12 @case-37
    Scenario: nobody is registered, and that is accepted
      Given a DCC whose check accepts no-registration
      And an ESME in London whose network operator slot is DCC controlled
      And Registration Data records no network party for its metering point
      And its supplier holds the certificates of UK Power Networks London
      When the supplier requests handover of the network operator slot
      Then the request is accepted
      And the check accepted the request by NOC-12

    @srv-6.21 @handover @gpf @NOC-12 @NOC-6 @case-39
    Scenario: no GSME is joined yet, and that is accepted
      Given a DCC whose check accepts no-metering-point
      And a GPF in London
      And no GSME is joined to it yet
      And its supplier holds the certificates of Cadent
      When the supplier requests handover of the network operator slot
      Then the request is accepted
      And the check accepted the request by NOC-12

    @srv-6.21 @handover @esme @NOC-12
    Scenario: two parties are registered for the same day, and that is accepted
      Given a DCC whose check accepts ambiguous-registration
      And an ESME in London whose network operator slot is DCC controlled
      And Registration Data records UK Power Networks London and SP Manweb as network parties of its metering point
      And its supplier holds the certificates of UK Power Networks London
      When the supplier requests handover of the network operator slot
      Then the request is accepted
      And the check accepted the request by NOC-12

    @srv-6.21 @handover @gpf @NOC-12 @case-61
    Scenario: the registered gas transporter holds no certificate, and that is accepted
      Given a DCC whose check accepts no-entity-identifier
      And a GPF in London
      And Registration Data records mua Gas as the network party of its metering point
      And its supplier holds the certificates of Cadent
      When the supplier requests handover of the network operator slot
      Then the request is accepted
      And the check accepted the request by NOC-12

    @srv-6.21 @handover @esme @NOC-12
    Scenario: the setting for one reason says nothing about another
      Given a DCC whose check accepts ambiguous-registration
      And an ESME in London whose network operator slot is DCC controlled
      And Registration Data records no network party for its metering point
      And its supplier holds the certificates of UK Power Networks London
      When the supplier requests handover of the network operator slot
      Then the request is refused because no network operator is registered
      And the device never hears of it

  Rule: NOC-13 A setting allows the certificates of the Access Control Broker

    @srv-6.21 @handover @gpf @NOC-13
    Scenario: the Access Control Broker's certificates, allowed
      Given a DCC whose check allows the certificates of the Access Control Broker
      And a GPF in South Wales
      And its supplier holds the certificates of the Access Control Broker
      When the supplier requests handover of the network operator slot
      Then the request is accepted
      And the check accepted the request by NOC-13

    @srv-6.21 @handover @gpf @NOC-13 @wrong-network
    Scenario: a neighbour's certificates are still refused
      Given a DCC whose check allows the certificates of the Access Control Broker
      And a GPF in South Wales
      And its supplier holds the certificates of Cadent
      When the supplier requests handover of the network operator slot
      Then the request is refused because the certificate belongs to another network operator
      And the device never hears of it
