import {defineConfig} from './src/config/index.ts'

export default defineConfig({
  title: 'Fennlark Help Center',
  description:
    'Guides for Fennlark Rounds, Ledger and Relay: sign-in, API tokens, integrations, data and billing.',
  translations: {
    ar: {title: 'مركز مساعدة Fennlark', description: 'أدلة Fennlark: تسجيل الدخول والأمان.'},
    de: {
      title: 'Fennlark-Hilfe',
      description: 'Anleitungen für Fennlark: Anmeldung und Sicherheit.'
    }
  },
  url: 'https://help.fennlark.example',
  locale: 'en',
  lead: 'newest',
  sources: [
    {name: 'confluence', type: 'files', paths: ['content/imports/confluence']},
    {name: 'zendesk', type: 'files', paths: ['content/imports/zendesk']},
    {name: 'scraped', type: 'files', paths: ['content/imports/scraped']},
    {name: 'integrations', type: 'files', paths: ['content/imports/integrations']}
  ],
  pairs: [['confluence/48263307', 'zendesk/21600655127186']],
  tokens: ['okta', 'github', 'gitlab', 'atlassian', 'zendesk', 'cloudflare', 'datadog', 'npm'],
  contact: 'mailto:support@fennlark.example',
  theme: {stylePage: true}
})
