import { runPost } from './action/post.ts'

// Imported when it is needed: most runs end by themselves and leave nothing to clean up.
await runPost(async (...left) => (await import('./backend.ts')).endAbandonedJobs(...left))
