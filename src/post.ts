import { runPost } from './action/post.ts'
import { endAbandonedJobs } from './backend.ts'

await runPost(endAbandonedJobs)
