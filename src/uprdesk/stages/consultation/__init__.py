"""Will hold the dialogue with the government, invitations and findings."""
