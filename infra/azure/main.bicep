// SupportBot on Azure: Container Apps over PostgreSQL Flexible Server and Azure Managed Redis, all in one virtual network.
//   az deployment group create --resource-group supportbot --parameters infra/azure/main.bicepparam
// Tables are made and changed by the program itself at its start.

targetScope = 'resourceGroup'

@description('Short name of the installation; part of every resource\'s name.')
@minLength(3)
@maxLength(14)
param name string = 'supportbot'

param location string = resourceGroup().location

@description('The container image, built by infra/container/Dockerfile.')
param image string

@description('Name of a container registry in this resource group that holds the image; empty for a public image.')
param registryName string = ''

@description('Origins of the shop pages that may show the chat, for instance https://shop.example.com.')
param shopOrigins array = []

@description('Where browsers reach the chat, for instance https://chat.example.com; empty: the address that Azure gives.')
param publicUrl string = ''

@description('Where the program\'s metrics go over OTLP (gRPC), for instance a collector. Traces and logs go to Application Insights, which takes no metrics here.')
param metricsEndpoint string = ''

@minValue(2)
param minReplicas int = 2

@minValue(2)
param maxReplicas int = 10

@description('A standby in another zone takes over when PostgreSQL\'s fails. Needs a region with zones.')
param highAvailability bool = true

@secure()
@minLength(16)
@description('Letters and digits only: it stands in a connection string.')
param postgresPassword string

@secure()
@minLength(44)
@description('What chat tokens are signed with: openssl rand -base64 48.')
param signingKey string

var postgresUser = 'supportbot'
var suffix = uniqueString(resourceGroup().id, name)
var appsPrefix = '10.40.0.0/23'
// Container Apps hands requests to the program from addresses of its own.
var ingressPrefix = '100.100.0.0/16'

resource network 'Microsoft.Network/virtualNetworks@2024-05-01' = {
  name: '${name}-net'
  location: location
  properties: {
    addressSpace: { addressPrefixes: ['10.40.0.0/16'] }
    subnets: [
      {
        name: 'apps'
        properties: {
          addressPrefix: appsPrefix
          delegations: [{ name: 'apps', properties: { serviceName: 'Microsoft.App/environments' } }]
        }
      }
      {
        name: 'postgres'
        properties: {
          addressPrefix: '10.40.2.0/28'
          delegations: [{ name: 'postgres', properties: { serviceName: 'Microsoft.DBforPostgreSQL/flexibleServers' } }]
        }
      }
      {
        name: 'endpoints'
        properties: { addressPrefix: '10.40.3.0/27' }
      }
    ]
  }

  resource apps 'subnets' existing = { name: 'apps' }
  resource postgres 'subnets' existing = { name: 'postgres' }
  resource endpoints 'subnets' existing = { name: 'endpoints' }
}

// ---- the log -------------------------------------------------------------------------------------------------------------------------------

resource postgresZone 'Microsoft.Network/privateDnsZones@2024-06-01' = {
  name: '${name}.private.postgres.database.azure.com'
  location: 'global'

  resource link 'virtualNetworkLinks' = {
    name: 'net'
    location: 'global'
    properties: { virtualNetwork: { id: network.id }, registrationEnabled: false }
  }
}

resource postgres 'Microsoft.DBforPostgreSQL/flexibleServers@2024-08-01' = {
  name: '${name}-pg-${suffix}'
  location: location
  sku: { name: 'Standard_D2ds_v5', tier: 'GeneralPurpose' }
  properties: {
    version: '16'
    administratorLogin: postgresUser
    administratorLoginPassword: postgresPassword
    authConfig: { passwordAuth: 'Enabled', activeDirectoryAuth: 'Disabled' }
    storage: { storageSizeGB: 64, autoGrow: 'Enabled' }
    backup: { backupRetentionDays: 14, geoRedundantBackup: 'Disabled' }
    highAvailability: { mode: highAvailability ? 'ZoneRedundant' : 'Disabled' }
    network: { delegatedSubnetResourceId: network::postgres.id, privateDnsZoneArmResourceId: postgresZone.id }
  }
  dependsOn: [postgresZone::link]

  resource database 'databases' = {
    name: 'supportbot'
    properties: { charset: 'UTF8', collation: 'en_US.utf8' }
  }

  // The search over transcripts needs it; only what is listed may be created.
  resource extensions 'configurations' = {
    name: 'azure.extensions'
    properties: { source: 'user-override', value: 'PG_TRGM' }
    dependsOn: [database]
  }
}

// ---- state that can be folded from the log again ----------------------------------------------------------------------------------------------

resource redis 'Microsoft.Cache/redisEnterprise@2025-07-01' = {
  name: '${name}-redis-${suffix}'
  location: location
  sku: { name: 'Balanced_B1' }
  properties: {
    minimumTlsVersion: '1.2'
    highAvailability: 'Enabled'
    publicNetworkAccess: 'Disabled'
  }

  resource database 'databases' = {
    name: 'default'
    properties: {
      clientProtocol: 'Encrypted'
      port: 10000
      // State of open conversations is small: one shard, so that the program's client need not know of a cluster.
      clusteringPolicy: 'NoCluster'
      evictionPolicy: 'VolatileLRU'
      // The client of the default edition knows passwords only.
      accessKeysAuthentication: 'Enabled'
      persistence: { aofEnabled: true, aofFrequency: '1s' }
    }
  }
}

resource redisZone 'Microsoft.Network/privateDnsZones@2024-06-01' = {
  name: 'privatelink.redis.azure.net'
  location: 'global'

  resource link 'virtualNetworkLinks' = {
    name: 'net'
    location: 'global'
    properties: { virtualNetwork: { id: network.id }, registrationEnabled: false }
  }
}

resource redisEndpoint 'Microsoft.Network/privateEndpoints@2024-05-01' = {
  name: '${name}-redis'
  location: location
  properties: {
    subnet: { id: network::endpoints.id }
    privateLinkServiceConnections: [
      { name: 'redis', properties: { privateLinkServiceId: redis.id, groupIds: ['redisEnterprise'] } }
    ]
  }
  dependsOn: [redis::database]

  resource zone 'privateDnsZoneGroups' = {
    name: 'default'
    properties: { privateDnsZoneConfigs: [{ name: 'redis', properties: { privateDnsZoneId: redisZone.id } }] }
  }
}

// ---- secrets --------------------------------------------------------------------------------------------------------------------------------

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {
  name: '${name}-id'
  location: location
}

resource vault 'Microsoft.KeyVault/vaults@2024-11-01' = {
  name: take('${name}-${suffix}', 24)
  location: location
  properties: {
    tenantId: subscription().tenantId
    sku: { family: 'A', name: 'standard' }
    enableRbacAuthorization: true
    enablePurgeProtection: true
    softDeleteRetentionInDays: 30
  }

  resource postgresString 'secrets' = {
    name: 'postgres'
    properties: {
      value: 'Host=${postgres.properties.fullyQualifiedDomainName};Database=${postgres::database.name};Username=${postgresUser};Password=${postgresPassword};SSL Mode=VerifyFull;Maximum Pool Size=30'
    }
  }

  resource redisString 'secrets' = {
    name: 'redis'
    properties: {
      value: '${redis.properties.hostName}:10000,password=${redis::database.listKeys().primaryKey},ssl=true,abortConnect=false'
    }
  }

  resource signing 'secrets' = {
    name: 'signing-key'
    properties: { value: signingKey }
  }
}

var secretsUser = subscriptionResourceId('Microsoft.Authorization/roleDefinitions', '4633458b-17de-408a-b874-0445c86b69e6')
var imagePuller = subscriptionResourceId('Microsoft.Authorization/roleDefinitions', '7f951dda-4ed3-4680-a7ca-43fe172d538d')

resource readsSecrets 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(vault.id, identity.id, secretsUser)
  scope: vault
  properties: { principalId: identity.properties.principalId, principalType: 'ServicePrincipal', roleDefinitionId: secretsUser }
}

resource registry 'Microsoft.ContainerRegistry/registries@2023-07-01' existing = if (!empty(registryName)) {
  name: registryName
}

resource pullsImages 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (!empty(registryName)) {
  name: guid(resourceGroup().id, registryName, identity.id, imagePuller)
  scope: registry
  properties: { principalId: identity.properties.principalId, principalType: 'ServicePrincipal', roleDefinitionId: imagePuller }
}

// ---- what it tells about itself -------------------------------------------------------------------------------------------------------------

resource logs 'Microsoft.OperationalInsights/workspaces@2023-09-01' = {
  name: '${name}-logs'
  location: location
  properties: { sku: { name: 'PerGB2018' }, retentionInDays: 30 }
}

resource insights 'Microsoft.Insights/components@2020-02-02' = {
  name: '${name}-insights'
  location: location
  kind: 'web'
  properties: { Application_Type: 'web', WorkspaceResourceId: logs.id }
}

// ---- the program ----------------------------------------------------------------------------------------------------------------------------

// Only previews of this type know the agent for OpenTelemetry.
resource environment 'Microsoft.App/managedEnvironments@2025-02-02-preview' = {
  name: '${name}-env'
  location: location
  properties: {
    vnetConfiguration: { infrastructureSubnetId: network::apps.id, internal: false }
    workloadProfiles: [{ name: 'Consumption', workloadProfileType: 'Consumption' }]
    zoneRedundant: highAvailability
    appLogsConfiguration: {
      destination: 'log-analytics'
      logAnalyticsConfiguration: { customerId: logs.properties.customerId, sharedKey: logs.listKeys().primarySharedKey }
    }
    // The agent of the environment tells the program its address in OTEL_EXPORTER_OTLP_ENDPOINT; nothing needs to be set there.
    appInsightsConfiguration: { connectionString: insights.properties.ConnectionString }
    openTelemetryConfiguration: {
      tracesConfiguration: { destinations: ['appInsights'] }
      logsConfiguration: { destinations: ['appInsights'] }
      metricsConfiguration: empty(metricsEndpoint) ? null : { destinations: ['metrics'] }
      destinationsConfiguration: empty(metricsEndpoint) ? null : { otlpConfigurations: [{ name: 'metrics', endpoint: metricsEndpoint, insecure: false }] }
    }
  }
}

var ownUrl = 'https://${name}.${environment.properties.defaultDomain}'

var settings = [
  { name: 'ConnectionStrings__Postgres', secretRef: 'postgres' }
  { name: 'ConnectionStrings__Redis', secretRef: 'redis' }
  { name: 'DirectLine__SigningKey', secretRef: 'signing-key' }
  { name: 'DirectLine__PublicUrl', value: empty(publicUrl) ? ownUrl : publicUrl }
  { name: 'Proxies__Trusted__0', value: ingressPrefix }
  { name: 'Proxies__Trusted__1', value: appsPrefix }
  { name: 'Nodes__DrainFor', value: '00:00:20' }
  { name: 'Orders__Demo', value: 'false' }
]

resource app 'Microsoft.App/containerApps@2025-01-01' = {
  name: name
  location: location
  identity: { type: 'UserAssigned', userAssignedIdentities: { '${identity.id}': {} } }
  properties: {
    environmentId: environment.id
    workloadProfileName: 'Consumption'
    configuration: {
      activeRevisionsMode: 'Single'
      ingress: {
        external: true
        targetPort: 8080
        transport: 'auto'
        allowInsecure: false
        // Every node serves every conversation.
        stickySessions: { affinity: 'none' }
      }
      registries: empty(registryName) ? [] : [{ server: '${registryName}.azurecr.io', identity: identity.id }]
      secrets: [
        { name: 'postgres', keyVaultUrl: vault::postgresString.properties.secretUri, identity: identity.id }
        { name: 'redis', keyVaultUrl: vault::redisString.properties.secretUri, identity: identity.id }
        { name: 'signing-key', keyVaultUrl: vault::signing.properties.secretUri, identity: identity.id }
      ]
    }
    template: {
      // Nodes:DrainFor, and time to say goodbye.
      terminationGracePeriodSeconds: 45
      containers: [
        {
          name: 'supportbot'
          image: image
          resources: { cpu: json('1.0'), memory: '2Gi' }
          env: concat(settings, map(range(0, length(shopOrigins)), at => { name: 'Widget__ShopOrigins__${at}', value: shopOrigins[at] }))
          probes: [
            { type: 'Startup', httpGet: { path: '/health/live', port: 8080 }, periodSeconds: 2, timeoutSeconds: 3, failureThreshold: 60 }
            // Asks the process alone: while the store is away, a restart would help nobody.
            { type: 'Liveness', httpGet: { path: '/health/live', port: 8080 }, periodSeconds: 10, timeoutSeconds: 5, failureThreshold: 6 }
            { type: 'Readiness', httpGet: { path: '/health/ready', port: 8080 }, periodSeconds: 3, timeoutSeconds: 3, failureThreshold: 2 }
          ]
          volumeMounts: [{ volumeName: 'data', mountPath: '/data' }]
        }
      ]
      volumes: [{ name: 'data', storageType: 'EmptyDir' }]
      scale: {
        minReplicas: minReplicas
        maxReplicas: maxReplicas
        rules: [{ name: 'requests', http: { metadata: { concurrentRequests: '200' } } }]
      }
    }
  }
  dependsOn: [readsSecrets, pullsImages, postgres::extensions, redisEndpoint::zone]
}

output url string = empty(publicUrl) ? ownUrl : publicUrl
output postgresHost string = postgres.properties.fullyQualifiedDomainName
