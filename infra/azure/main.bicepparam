using 'main.bicep'

param name = 'supportbot'
param image = 'registry.example.com/supportbot:1.0.0'
param shopOrigins = ['https://shop.example.com']

// Never written down: POSTGRES_PASSWORD and SIGNING_KEY come from the environment of whoever deploys.
param postgresPassword = readEnvironmentVariable('POSTGRES_PASSWORD')
param signingKey = readEnvironmentVariable('SIGNING_KEY')
