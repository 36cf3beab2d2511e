# lab: the lesson. session alone owns the state and the ledger.
