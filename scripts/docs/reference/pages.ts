import type { Page } from '../page.ts'
import { alertCodesPage } from './alert-codes.ts'
import { codesByServicePage } from './codes-by-service.ts'
import { commandLinePage } from './command-line.ts'
import { controlApiPage } from './control-api.ts'
import { estatePage } from './estate.ts'
import { eventsPage } from './events.ts'
import { fieldFaultsPage } from './field-faults.ts'
import { inventoryStatusesPage } from './inventory-statuses.ts'
import { registrationDataPage } from './registration-data.ts'
import { responseCodesPage } from './response-codes.ts'
import { rolloutPage } from './rollout.ts'
import { serviceRequestsPage } from './service-requests.ts'
import { settingsPage } from './settings.ts'
import { smkiServicesPage } from './smki-services.ts'
import { stepsPage } from './steps.ts'
import { useCasesPage } from './use-cases.ts'

/** What there is, listed from where it is declared. */
export const referencePages: readonly Page[] = [
  alertCodesPage,
  codesByServicePage,
  commandLinePage,
  controlApiPage,
  eventsPage,
  fieldFaultsPage,
  inventoryStatusesPage,
  registrationDataPage,
  estatePage,
  responseCodesPage,
  rolloutPage,
  serviceRequestsPage,
  settingsPage,
  stepsPage,
  smkiServicesPage,
  useCasesPage,
]
